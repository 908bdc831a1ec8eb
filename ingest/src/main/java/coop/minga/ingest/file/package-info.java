/** Reads YAML and key files. Errors name file, line and field. */
@NullMarked
package coop.minga.ingest.file;

import org.jspecify.annotations.NullMarked;
