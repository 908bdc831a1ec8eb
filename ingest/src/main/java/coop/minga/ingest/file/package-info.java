/**
 * Catalogues, keys and locks as files. In: YAML and key files. Out: values, and errors that name file, line and field. Next:
 * {@code ingest.settings}, {@code ingest.agent}, and {@code analytics.catalogue} on a node.
 */
@NullMarked
package coop.minga.ingest.file;

import org.jspecify.annotations.NullMarked;
