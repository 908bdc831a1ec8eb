/** Fuzzing of the agent's readers by coverage. */
@NullMarked
package coop.minga.ingest.fuzz;

import org.jspecify.annotations.NullMarked;
