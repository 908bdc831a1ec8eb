/** Helpers for the tests of several packages. */
@NullMarked
package coop.minga.ingest;

import org.jspecify.annotations.NullMarked;
