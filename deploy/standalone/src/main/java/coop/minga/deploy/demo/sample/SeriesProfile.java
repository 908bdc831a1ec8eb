package coop.minga.deploy.demo.sample;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

import coop.minga.ingest.contract.IndicatorType;

/**
 * Distribution of a series.
 *
 * @param noise relative for flow and stock, logit scale for ratio, overdispersion for count
 * @param swing relative amplitude of the yearly cycle, with its peak in {@code peakMonth}
 * @param growth increase in the first year; later years add less
 */
record SeriesProfile(
        IndicatorType nature, double level, double noise, Week week, double swing, int peakMonth, double growth) {
    private static final double DAYS_A_YEAR = 365.25;
    private static final double DAYS_A_MONTH = 30.44;

    /**
     * The value of a day.
     *
     * @param push shift in standard deviations
     * @param start the day from which growth counts
     */
    double value(LocalDate day, LocalDate start, double push, RandomGenerator random) {
        double expected = expected(day, start);
        return switch (nature) {
            case FLOW, STOCK -> rounded(expected * Math.exp(noise * (random.nextGaussian() + push)));
            case RATIO -> ratio(expected, random.nextGaussian() + push);
            case COUNT -> count(Math.max(0, expected + push * countDeviation(expected)), random);
        };
    }

    private double expected(LocalDate day, LocalDate start) {
        double year = (day.getDayOfYear() - (peakMonth - 0.5) * DAYS_A_MONTH) / DAYS_A_YEAR;
        double age = ChronoUnit.DAYS.between(start, day) / (2 * DAYS_A_YEAR);
        return level
                * week.factor(day.getDayOfWeek())
                * (1 + swing * Math.cos(2 * Math.PI * year))
                * (1 + 2 * growth * (1 - Math.exp(-age)));
    }

    private double ratio(double expected, double deviation) {
        double odds = Math.log(expected / (1 - expected)) + noise * deviation;
        return Math.round(1e4 / (1 + Math.exp(-odds))) / 1e4;
    }

    private double countDeviation(double mean) {
        return Math.sqrt(mean + noise * mean * mean);
    }

    /** Poisson, or negative binomial as a gamma mixture if overdispersed. */
    private double count(double mean, RandomGenerator random) {
        return Distributions.poisson(noise > 0 ? Distributions.gamma(1 / noise, random) * noise * mean : mean, random);
    }

    /** Rounds to about four digits, as people write. */
    private double rounded(double value) {
        double step = Math.max(0.01, Math.pow(10, Math.floor(Math.log10(level)) - 3));
        double steps = Math.round(value / step);
        return step >= 1 ? steps * step : steps / Math.round(1 / step);
    }
}
