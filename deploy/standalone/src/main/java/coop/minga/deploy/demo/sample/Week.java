package coop.minga.deploy.demo.sample;

import java.time.DayOfWeek;

/** Weekday factors relative to a usual day. */
record Week(
        double monday,
        double tuesday,
        double wednesday,
        double thursday,
        double friday,
        double saturday,
        double sunday) {

    static Week named(String name) {
        return switch (name) {
            case "EVEN" -> new Week(1, 1, 1, 1, 1, 1, 1);
            case "SHOP" -> new Week(0.90, 0.93, 0.95, 0.98, 1.07, 1.21, 1.10);
            case "WORKSHOP" -> new Week(0.94, 1.02, 1.04, 1.02, 0.95, 0.62, 0.50);
            case "COMMUTE" -> new Week(1.04, 1.05, 1.05, 1.04, 1.08, 0.72, 0.55);
            case "OFFICE" -> new Week(1.03, 1.02, 1.00, 0.99, 0.93, 0.60, 0.50);
            case "MONDAY_PEAK" -> new Week(1.22, 1.03, 0.97, 0.95, 0.96, 0.88, 0.88);
            // a stock: refilled on Tuesdays, used until Monday
            case "DELIVERY" -> new Week(0.64, 1.26, 1.13, 1.01, 0.89, 0.77, 0.70);
            default -> throw new IllegalArgumentException("week is '" + name + "', expected one of those above");
        };
    }

    double factor(DayOfWeek day) {
        return switch (day) {
            case MONDAY -> monday;
            case TUESDAY -> tuesday;
            case WEDNESDAY -> wednesday;
            case THURSDAY -> thursday;
            case FRIDAY -> friday;
            case SATURDAY -> saturday;
            case SUNDAY -> sunday;
        };
    }
}
