/** Tests of the agent's settings. */
@NullMarked
package coop.minga.ingest.settings;

import org.jspecify.annotations.NullMarked;
