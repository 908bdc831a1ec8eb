package coop.minga.analytics.backtest;

import coop.minga.analytics.filter.FilterSettings;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The season of the series in a file. */
final class SeasonOption {

    private FilterSettings settings = FilterSettings.daily();

    @Option(names = "--season", paramLabel = "7|none", description = "weekday pattern (7, the default) or none")
    void season(String season) {
        settings = switch (season) {
            case "7" -> FilterSettings.daily();
            case "none" -> FilterSettings.daily().withoutSeason();
            default -> throw new TypeConversionException("--season " + season + ": expected 7 or none");
        };
    }

    FilterSettings settings() {
        return settings;
    }
}
