/**
 * Checks of the whole of Minga: architecture, and behaviour on real services. In: the built modules and the services of
 * {@code ./minga verify}. Next: nothing.
 */
@NullMarked
package coop.minga.deploy.check;

import org.jspecify.annotations.NullMarked;
