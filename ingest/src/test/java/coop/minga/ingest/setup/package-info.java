/** Tests of what {@code minga agent init} asks and writes. */
@NullMarked
package coop.minga.ingest.setup;

import org.jspecify.annotations.NullMarked;
