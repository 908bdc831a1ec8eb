/** Chat channels and the port through which a message is sent. One package below for each transport. */
@NullMarked
package coop.minga.analytics.channel;

import org.jspecify.annotations.NullMarked;
