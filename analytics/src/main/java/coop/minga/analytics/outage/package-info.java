/**
 * What keeps a node from recording: a full disk, a database or a broker that does not answer. In come the failures of those
 * who met it; out goes one reason, for operators and screens. Next: the loops that record, and the live screens of the room.
 */
@NullMarked
package coop.minga.analytics.outage;

import org.jspecify.annotations.NullMarked;
