/** What tests of several packages of the agent share. */
@NullMarked
package coop.minga.ingest;

import org.jspecify.annotations.NullMarked;
