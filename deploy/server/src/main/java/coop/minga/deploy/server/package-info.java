/**
 * Minga as it is installed: one boot jar that is the analytics, the room or both, by {@code minga.roles}. In come
 * settings and a database; out comes a running node.
 */
@NullMarked
package coop.minga.deploy.server;

import org.jspecify.annotations.NullMarked;
