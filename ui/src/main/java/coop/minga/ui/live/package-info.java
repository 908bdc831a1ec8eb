/**
 * Changes as signals shared by all screens of this server. In: database notifications, read once. Out: signals for
 * views. Next: every view.
 */
@NullMarked
package coop.minga.ui.live;

import org.jspecify.annotations.NullMarked;
