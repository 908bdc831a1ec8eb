/**
 * Accounts: sign-in, language, theme. In: name and password. Out: the person for whom every view asks {@code
 * analytics}. Next: {@code ui.now}.
 */
@NullMarked
package coop.minga.ui.account;

import org.jspecify.annotations.NullMarked;
