package coop.minga.analytics.filter;

class DailyFilterTests extends FilterContract {

    @Override
    FilterSettings settings() {
        return FilterSettings.daily();
    }
}
