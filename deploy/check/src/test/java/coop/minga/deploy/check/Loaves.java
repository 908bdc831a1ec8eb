package coop.minga.deploy.check;

/** What {@link MutantTrialTests} breaks. */
final class Loaves {

    private Loaves() {}

    static int baked() {
        return 7;
    }
}
