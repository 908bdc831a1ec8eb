package coop.minga.analytics.filter.model;

import coop.minga.analytics.filter.state.StateCodec;

/** Weights of models: sums of log predictive densities, discounted daily. */
public final class Weights {

    private static final double DISCOUNT = 0.98;
    private static final double LOWEST_SCORE = -20;

    private final double[] score;

    public Weights(int models) {
        score = new double[models];
    }

    public void set(int model, double newScore) {
        score[model] = newScore;
    }

    public void add(int model, double logDensity) {
        score[model] = DISCOUNT * score[model] + logDensity;
    }

    /** Subtracts the largest score. Call after all models are scored. */
    public void rebase() {
        double largest = largest(score);
        for (int i = 0; i < score.length; i++) {
            score[i] = Math.max(score[i] - largest, LOWEST_SCORE);
        }
    }

    public boolean isFinite() {
        double sum = 0;
        for (double each : score) {
            sum += each;
        }
        return Double.isFinite(sum);
    }

    /** The normalized weights, adding to one. */
    public double[] normalized() {
        return normalized(score);
    }

    /** Normalized interpolation between these weights ({@code share} 0) and others (1). */
    public double[] interpolated(Weights others, double share) {
        double[] blend = new double[score.length];
        for (int i = 0; i < blend.length; i++) {
            blend[i] = (1 - share) * score[i] + share * others.score[i];
        }
        return normalized(blend);
    }

    private static double[] normalized(double[] score) {
        double largest = largest(score);
        double[] weights = new double[score.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = StrictMath.exp(score[i] - largest);
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    private static double largest(double[] score) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double each : score) {
            largest = Math.max(largest, each);
        }
        return largest;
    }

    public void readOrWrite(StateCodec codec) {
        codec.readOrWrite(score);
    }
}
