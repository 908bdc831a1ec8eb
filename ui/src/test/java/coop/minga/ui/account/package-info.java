/** Tests of what the sign-in decides by itself. */
@NullMarked
package coop.minga.ui.account;

import org.jspecify.annotations.NullMarked;
