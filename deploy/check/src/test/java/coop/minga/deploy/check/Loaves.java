package coop.minga.deploy.check;

/** The program that {@link MutantTrialTests} breaks. */
final class Loaves {

    private Loaves() {}

    static int baked() {
        return 7;
    }
}
