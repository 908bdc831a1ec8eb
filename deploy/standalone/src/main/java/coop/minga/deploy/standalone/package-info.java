/**
 * Everything on one machine. In come a data folder and a few settings; out go a running broker and a running database,
 * which the server modules use as they would use any other. Nothing comes after this package: it is where Minga is
 * started from on a laptop and in tests.
 */
@NullMarked
package coop.minga.deploy.standalone;

import org.jspecify.annotations.NullMarked;
