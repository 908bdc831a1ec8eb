/**
 * Embedded servers on one machine. In: a data folder and settings. Out: a running broker and database that the modules
 * use like any other. Next: {@code deploy.demo}.
 */
@NullMarked
package coop.minga.deploy.standalone;

import org.jspecify.annotations.NullMarked;
