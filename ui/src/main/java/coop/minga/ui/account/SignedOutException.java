package coop.minga.ui.account;

/** Nobody is signed in (any more). No refusal: the person may see what they asked for, once they have signed in. */
public final class SignedOutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SignedOutException() {
        super("Nobody is signed in.");
    }
}
