/**
 * Changes as signals shared by all open screens of this server. In: notifications of the database, by one reader. Out: signals for views. Next: every view.
 */
@NullMarked
package coop.minga.ui.live;

import org.jspecify.annotations.NullMarked;
