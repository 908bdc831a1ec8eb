/**
 * The checks that need the whole of Minga: its architecture, and its behaviour on real services. In come the modules as
 * they were built and the addresses that {@code ./minga verify} offers; nothing comes after this package.
 */
@NullMarked
package coop.minga.deploy.check;

import org.jspecify.annotations.NullMarked;
