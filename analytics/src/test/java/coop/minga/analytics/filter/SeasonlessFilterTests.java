package coop.minga.analytics.filter;

class SeasonlessFilterTests extends FilterContract {

    @Override
    FilterSettings settings() {
        return FilterSettings.daily().withoutSeason();
    }
}
