/**
 * Encoding, separator and quotation marks of a file. In: bytes. Out: a table of texts. Next: {@code ingest.source}, which knows
 * the columns.
 */
@NullMarked
package coop.minga.ingest.source.table;

import org.jspecify.annotations.NullMarked;
