/** A file's bytes as a table of texts: encoding, separator, quotation marks. Next: {@code ingest.source}, which knows the columns. */
@NullMarked
package coop.minga.ingest.source.table;

import org.jspecify.annotations.NullMarked;
