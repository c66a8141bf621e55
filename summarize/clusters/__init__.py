"""Claims of several sources about one thing.

In: claims. Out: the space they are compared in, clusters, what backs or overtakes a cluster, and the order of weight.
"""

from summarize.clusters.backing import Backing, disputes, overtaken, overtaking
from summarize.clusters.cluster import cluster_claims
from summarize.clusters.conflicts import conflicts
from summarize.clusters.neighbours import mutual_pairs, nearest
from summarize.clusters.select import Weights, aboutness, base_scores, centrality, diversify, earliness, rank
from summarize.clusters.space import Space, build_space, different_events, other_time, shared_weight, weight

__all__ = [
    "Backing",
    "Space",
    "Weights",
    "aboutness",
    "base_scores",
    "build_space",
    "centrality",
    "cluster_claims",
    "conflicts",
    "different_events",
    "disputes",
    "diversify",
    "earliness",
    "mutual_pairs",
    "nearest",
    "other_time",
    "overtaken",
    "overtaking",
    "rank",
    "shared_weight",
    "weight",
]
