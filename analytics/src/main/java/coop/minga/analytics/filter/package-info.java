/**
 * The filter: forecasts each reading of a series before it is seen, then judges whether the series changed.
 *
 * <p>In: settings and the days of a series in order, open or closed, with or without a value. Out: a {@link
 * coop.minga.analytics.filter.Judgement} a day and the state for the next day. Pure: no clock, database, framework or
 * randomness. Next: {@code analytics.verdict}, which stores judged days, and {@code analytics.backtest}, which runs over
 * files.
 *
 * <table>
 * <caption>Classes in the order of a reading</caption>
 * <tr><td>{@code SeriesFilter}<td>entry point: state, day and value to a {@code Judgement}
 * <tr><td>{@code StateSnapshot}, {@code StateCodec}<td>the state between two days, and its binary form
 * <tr><td>{@code SeriesState}<td>the working state, which leads the day through all stages
 * <tr><td>{@code ValueDomain}, {@code RecentWindow}, {@code StuckDetector}<td>kind of values, last readings, repeats
 * <tr><td>{@code ModelEnsemble}<td>runs the models and mixes their forecasts
 * <tr><td>{@code EarlyChange}<td>level changes too large to need a forecast
 * <tr><td>{@code WarmUp}<td>starts the ensemble: chooses each {@code Transform}, runs the models over the first readings
 * <tr><td>{@code LinearModel}, {@code ModelSettings}<td>a dynamic linear model under one transform, and its discounts
 * <tr><td>{@code Posterior}<td>mean and covariance of its state, and its observational variance
 * <tr><td>{@code StateTransition}, {@code ObservationModel}<td>its state equation and observation equation
 * <tr><td>{@code CountEnsemble}, {@code GammaPoisson}<td>models of small counts, mixed with the others
 * <tr><td>{@code WeekdayFactors}<td>their weekday factors
 * <tr><td>{@code Overdispersion}, {@code ZeroInflation}<td>variance beyond Poisson, and excess zeros
 * <tr><td>{@code NegativeBinomial}, {@code DiscreteDistribution}<td>distributions of counts
 * <tr><td>{@code Mixture}, {@code Forecast}<td>the mixture of all models, then calibrated and bounded
 * <tr><td>{@code MultiProcess}<td>learns the reading: steady, transient, step or slope, collapsed into one
 * <tr><td>{@code WeekdayPattern}, {@code WeekdayNoise}<td>level and noise of the weekdays
 * <tr><td>{@code Weights}, {@code QuantileTracker}<td>weights of the models, calibrated quantiles
 * <tr><td>{@code PooledQuantiles}<td>quantiles borrowed by a young series: for display, not for verdicts
 * <tr><td>{@code HorizonForecasts}<td>forecasts of two weeks before, scored now
 * <tr><td>{@code CountScore}<td>normal score of a small count
 * <tr><td>{@code ChangeDetector}<td>raises an {@code Alarm} and diagnoses it three days later
 * <tr><td>{@code Residuals}, {@code BaselineScale}, {@code TailDistribution}<td>residuals, their usual scale and tails
 * <tr><td>{@code ChangeScan}, {@code Evidence}<td>likelihood ratios of each kind of change
 * <tr><td>{@code AlarmThreshold}<td>the evidence that an alarm needs
 * <tr><td>{@code FeedbackIntervention}<td>corrects the models after a diagnosis
 * <tr><td>{@code Intervention}, {@code DayInterventions}<td>announced changes of a series, and of one day
 * <tr><td>{@code FeedForwardIntervention}, {@code InterventionPath}, {@code ForecastInflation}<td>their effect on state
 *     and forecasts
 * <tr><td>{@code EffectMeter}, {@code PromisedEffect}, {@code EffectReport}<td>whether a promised effect was seen
 * <tr><td>{@code ForwardedModel}, {@code PermanentChange}, {@code ChangeMixture}<td>posterior of a permanent change
 * <tr><td>{@code Verdict}, {@code Basis}, {@code SettledVerdict}<td>verdict, its basis, and the final one
 * </table>
 */
@NullMarked
package coop.minga.analytics.filter;

import org.jspecify.annotations.NullMarked;
