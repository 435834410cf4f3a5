/** Reads the source's stream and notices what no record of it tells, on both sides. */
package org.dorisdr.sync.watch;
