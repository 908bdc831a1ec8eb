package coop.minga.ui.account;

/** Nobody is signed in. This is no denial. */
public final class SignedOutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SignedOutException() {
        super("Nobody is signed in.");
    }
}
