/** YAML and key files, read with errors that name file, line and field. */
@NullMarked
package coop.minga.ingest.file;

import org.jspecify.annotations.NullMarked;
