/**
 * One's own account: signing in and out, language and theme. In come a name and a password; out goes the person that
 * every other view asks {@code analytics} for. Next: {@code ui.now}.
 */
@NullMarked
package coop.minga.ui.account;

import org.jspecify.annotations.NullMarked;
