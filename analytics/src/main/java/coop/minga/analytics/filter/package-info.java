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
 * <tr><td>{@code FilterState}, {@code Cells}<td>all that is remembered between two days, and how it is written down
 * <tr><td>{@code Memory}<td>the same taken apart: leads the day through all that follows
 * <tr><td>{@code Range}, {@code Recent}, {@code Repeats}<td>what kind of numbers these are; the last ones; repeats
 * <tr><td>{@code Bank}<td>runs the members and mixes their forecasts
 * <tr><td>{@code EarlyChange}<td>a change of level so large that it needs no forecast
 * <tr><td>{@code Practice}<td>begins the bank: chooses each {@code Scale}, runs the members over the first readings
 * <tr><td>{@code Member}<td>one model on one scale, at the speeds of its {@code MemberSettings}
 * <tr><td>{@code Moments}<td>the member's state: mean, covariance, observational variance
 * <tr><td>{@code Evolution}<td>moves the state on by a day, and tells of days ahead
 * <tr><td>{@code Design}<td>looks at the state through a day: expected value and uncertainty
 * <tr><td>{@code CountBank}, {@code GammaPoisson}<td>forecast small counts, beside the members and weighed against them
 * <tr><td>{@code WeekdayFactors}<td>how their weekdays differ
 * <tr><td>{@code Dispersion}, {@code ExcessZeros}<td>scatter beyond Poisson's, and zeros for reasons of their own
 * <tr><td>{@code NegativeBinomial}, {@code Chances}<td>the chances of a count, and where quantiles lie among whole numbers
 * <tr><td>{@code Mixture}, {@code Forecast}<td>the members' forecasts in one, then calibrated and cut off at the bounds
 * <tr><td>{@code MultiProcess}<td>learns the reading: steady, transient, step or slope, collapsed into one
 * <tr><td>{@code WeekdayPattern}, {@code WeekdayNoise}<td>how weekdays differ, in their level and in their noise
 * <tr><td>{@code Weights}, {@code Calibrator}<td>which members to trust, and where the quantiles really lie
 * <tr><td>{@code PooledScores}<td>where those of its siblings lie, for a series that is young: shown, never judged by
 * <tr><td>{@code Ahead}<td>what was foretold two weeks before, scored now
 * <tr><td>{@code Counts}<td>how odd a small count is
 * <tr><td>{@code ChangeDetector}<td>raises an {@code Alarm}, and settles it three days later
 * <tr><td>{@code Residuals}, {@code Steadiness}<td>how far the last readings lay off, and how far they do by nature
 * <tr><td>{@code Tails}<td>how heavy the tails of a series are, and so how rare a residual is
 * <tr><td>{@code ChangeScan}, {@code Evidence}<td>looks for each kind of change since each day
 * <tr><td>{@code Strictness}<td>how much evidence an alarm takes
 * <tr><td>{@code Basis}, {@code ScaleKind}<td>on what a day was judged, for people to read
 * <tr><td>{@code Intervention}<td>tells the members of a change that has been settled
 * <tr><td>{@code AnnouncedChange}, {@code Announced}<td>what people know of a series, and of one of its days
 * <tr><td>{@code AnnouncedDay}, {@code AnnouncedPath}, {@code Widening}<td>what becomes of such a day, and of its forecast
 * <tr><td>{@code EffectMeter}, {@code PromisedEffect}, {@code EffectReport}<td>whether a promised effect was seen
 * <tr><td>{@code CarriedForward}, {@code LastingChange}, {@code ChangeMixture}<td>the posterior of a lasting change
 * <tr><td>{@code Verdict}, {@code Settlement}<td>what is said of the reading, and the last word on an earlier one
 * </table>
 */
@NullMarked
package coop.minga.analytics.filter;

import org.jspecify.annotations.NullMarked;
