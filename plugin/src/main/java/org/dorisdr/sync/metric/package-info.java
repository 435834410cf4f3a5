/** What is measured of sync jobs. */
package org.dorisdr.sync.metric;
