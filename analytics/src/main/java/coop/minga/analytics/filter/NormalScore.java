package coop.minga.analytics.filter;

/** Carries a Student-t error to the normal one that is as rare (Wallace 1959, Annals of Mathematical Statistics 30). */
final class NormalScore {

    private NormalScore() {}

    static double of(double t, double freedom) {
        double size =
                (8 * freedom + 1) / (8 * freedom + 3) * StrictMath.sqrt(freedom * StrictMath.log1p(t * t / freedom));
        return t < 0 ? -size : size;
    }
}
