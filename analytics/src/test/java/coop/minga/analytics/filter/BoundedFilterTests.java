package coop.minga.analytics.filter;

class BoundedFilterTests extends FilterContract {

    @Override
    FilterSettings settings() {
        return FilterSettings.daily().neverNegative();
    }
}
