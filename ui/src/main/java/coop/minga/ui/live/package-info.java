/**
 * What has changed, as signals that every open screen of this server shares. In comes the news of the database, by one
 * reader; out go signals to which views bind what they show. Next: every view.
 */
@NullMarked
package coop.minga.ui.live;

import org.jspecify.annotations.NullMarked;
