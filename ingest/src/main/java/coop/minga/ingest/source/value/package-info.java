/**
 * Texts of cells as numbers, days and units of measure, with every way to read them. In: texts. Out: one meaning, or the
 * meanings between which somebody has to choose. Next: {@code ingest.source}.
 */
@NullMarked
package coop.minga.ingest.source.value;

import org.jspecify.annotations.NullMarked;
