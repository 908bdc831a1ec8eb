/** The demo: embedded servers and sample cooperatives that report every day. */
@NullMarked
package coop.minga.deploy.demo;

import org.jspecify.annotations.NullMarked;
