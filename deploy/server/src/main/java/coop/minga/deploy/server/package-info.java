/** One boot jar. In: settings, database. Out: a running node. */
@NullMarked
package coop.minga.deploy.server;

import org.jspecify.annotations.NullMarked;
