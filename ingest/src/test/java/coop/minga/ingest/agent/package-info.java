/** Tests of the agent: files, folders, settings, commands and kills. */
@NullMarked
package coop.minga.ingest.agent;

import org.jspecify.annotations.NullMarked;
