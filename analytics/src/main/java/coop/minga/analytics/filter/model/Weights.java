package coop.minga.analytics.filter.model;

import coop.minga.analytics.filter.state.StateCodec;

/** Weights of the bank's members: sums of the log densities they gave the readings, older ones forgotten day by day. */
public final class Weights {

    private static final double FORGETTING = 0.98;
    private static final double FARTHEST = -20;

    private final double[] score;

    public Weights(int members) {
        score = new double[members];
    }

    public void set(int member, double newScore) {
        score[member] = newScore;
    }

    public void add(int member, double logDensity) {
        score[member] = FORGETTING * score[member] + logDensity;
    }

    /** To be called once all members have been scored. */
    public void level() {
        double most = most(score);
        for (int i = 0; i < score.length; i++) {
            score[i] = Math.max(score[i] - most, FARTHEST);
        }
    }

    public boolean sound() {
        double sum = 0;
        for (double each : score) {
            sum += each;
        }
        return Double.isFinite(sum);
    }

    /** Each member's weight, adding to one. */
    public double[] shares() {
        return shares(score);
    }

    /** Between these weights ({@code share} 0) and others (1). */
    public double[] sharesTowards(Weights others, double share) {
        double[] blend = new double[score.length];
        for (int i = 0; i < blend.length; i++) {
            blend[i] = (1 - share) * score[i] + share * others.score[i];
        }
        return shares(blend);
    }

    private static double[] shares(double[] score) {
        double most = most(score);
        double[] shares = new double[score.length];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = StrictMath.exp(score[i] - most);
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    private static double most(double[] score) {
        double most = Double.NEGATIVE_INFINITY;
        for (double each : score) {
            most = Math.max(most, each);
        }
        return most;
    }

    public void exchange(StateCodec cells) {
        cells.exchange(score);
    }
}
