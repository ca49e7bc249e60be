package news.herald.cluster;

import jakarta.json.JsonObject;

/** Whoever knows how this node is. What it says travels with the node's report, and means nothing to the cluster. */
public interface VitalSigns {

    /** Asked once a second; must be quick and must not wait. @return small: at most {@value NodeReport#MOST_VITALS} characters count */
    JsonObject vitals();
}
