@NullMarked
package coop.minga.ingest.message;

import org.jspecify.annotations.NullMarked;
