/** Tests of the agent as a cooperative meets it: files, folders, settings, commands, and being killed. */
@NullMarked
package coop.minga.ingest.agent;

import org.jspecify.annotations.NullMarked;
