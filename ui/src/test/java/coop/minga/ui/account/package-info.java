/** Tests of the sign-in's own decisions. */
@NullMarked
package coop.minga.ui.account;

import org.jspecify.annotations.NullMarked;
