/**
 * The filter: forecasts every reading of a series before it is seen and says afterwards whether something changed.
 *
 * <p>In: the days of a series in order, each open or closed, with or without a value, and settings. Out: a {@link
 * coop.minga.analytics.filter.Judgement} a day and the state from which the next day is judged. Pure mathematics: no
 * clock, no database, no framework, no randomness. Next: {@code coop.minga.analytics.alert}, which opens alerts on what
 * is flagged, and {@code coop.minga.analytics.backtest}, which runs the filter over files.
 *
 * <p>Who does what, in the order in which a reading passes:
 *
 * <table>
 * <caption>The way of a reading</caption>
 * <tr><td>{@code SeriesFilter}<td>the door: takes a state, a day and its value, gives a {@code Judgement}
 * <tr><td>{@code StateSnapshot}, {@code StateCodec}<td>all that is remembered between two days, and how it is written down
 * <tr><td>{@code SeriesState}<td>the same taken apart: leads the day through all that follows
 * <tr><td>{@code ValueDomain}, {@code RecentWindow}, {@code StuckDetector}<td>what kind of numbers these are; the last ones; repeats
 * <tr><td>{@code ModelEnsemble}<td>runs the members and mixes their forecasts
 * <tr><td>{@code EarlyChange}<td>a change of level so large that it needs no forecast
 * <tr><td>{@code WarmUp}<td>begins the bank: chooses each {@code Transform}, runs the members over the first readings
 * <tr><td>{@code LinearModel}<td>one model on one scale, at the speeds of its {@code ModelSettings}
 * <tr><td>{@code Posterior}<td>the member's state: mean, covariance, observational variance
 * <tr><td>{@code StateTransition}<td>moves the state on by a day, and tells of days ahead
 * <tr><td>{@code ObservationModel}<td>looks at the state through a day: expected value and uncertainty
 * <tr><td>{@code CountEnsemble}, {@code GammaPoisson}<td>forecast small counts, beside the members and weighed against them
 * <tr><td>{@code WeekdayFactors}<td>how their weekdays differ
 * <tr><td>{@code Overdispersion}, {@code ZeroInflation}<td>scatter beyond Poisson's, and zeros for reasons of their own
 * <tr><td>{@code NegativeBinomial}, {@code DiscreteDistribution}<td>the chances of a count, and where quantiles lie among whole numbers
 * <tr><td>{@code Mixture}, {@code Forecast}<td>the members' forecasts in one, then calibrated and cut off at the bounds
 * <tr><td>{@code MultiProcess}<td>learns the reading: steady, transient, step or slope, collapsed into one
 * <tr><td>{@code WeekdayPattern}, {@code WeekdayNoise}<td>how weekdays differ, in their level and in their noise
 * <tr><td>{@code Weights}, {@code QuantileTracker}<td>which members to trust, and where the quantiles really lie
 * <tr><td>{@code PooledQuantiles}<td>where those of its siblings lie, for a series that is young: shown, never judged by
 * <tr><td>{@code HorizonForecasts}<td>what was foretold two weeks before, scored now
 * <tr><td>{@code CountScore}<td>how odd a small count is
 * <tr><td>{@code ChangeDetector}<td>raises an {@code Alarm}, and settles it three days later
 * <tr><td>{@code Residuals}, {@code BaselineScale}<td>how far the last readings lay off, and how far they do by nature
 * <tr><td>{@code TailDistribution}<td>how heavy the tails of a series are, and so how rare a residual is
 * <tr><td>{@code ChangeScan}, {@code Evidence}<td>looks for each kind of change since each day
 * <tr><td>{@code AlarmThreshold}<td>how much evidence an alarm takes
 * <tr><td>{@code Basis}, {@code ScaleKind}<td>on what a day was judged, for people to read
 * <tr><td>{@code FeedbackIntervention}<td>tells the members of a change that has been settled
 * <tr><td>{@code Intervention}, {@code DayInterventions}<td>what people know of a series, and of one of its days
 * <tr><td>{@code FeedForwardIntervention}, {@code InterventionPath}, {@code ForecastInflation}<td>what becomes of such a day, and of its forecast
 * <tr><td>{@code EffectMeter}, {@code PromisedEffect}, {@code EffectReport}<td>whether a promised effect was seen
 * <tr><td>{@code ForwardedModel}, {@code PermanentChange}, {@code ChangeMixture}<td>the posterior of a lasting change
 * <tr><td>{@code Verdict}, {@code SettledVerdict}<td>what is said of the reading, and the last word on an earlier one
 * </table>
 */
@NullMarked
package coop.minga.analytics.filter;

import org.jspecify.annotations.NullMarked;
