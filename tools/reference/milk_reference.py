"""Reference figures for the engine's model of her milk, by other means. See README.md beside this file.

Nothing here is shipped, and nothing here was written from the engine's code: it follows the written specification.
"""

import json
import math
import sys

import numpy as np
import statsmodels
from statsmodels.tsa.statespace.kalman_filter import KalmanFilter

D = 12
LEVEL, SLOW, REFILL, THETA, GAMMA, S24, C24, S12, C12, Z1, Z2, RAMP = range(D)
Q = [0.0, 0.03, 0.07, 0.15, 0.30, 0.60]
QW = [0.15, 0.20, 0.25, 0.20, 0.12, 0.08]
SLOWS = [(0, 0, 0.35), (0.6, 0.25, 0.18), (0.6, 0.6, 0.12), (0.85, 0.15, 0.18), (0.85, 0.4, 0.17)]
REFILLS = [(0, 0.60), (-0.25, 0.25), (-0.45, 0.15)]
BIRTH_MIN = 20000 * 1440
N0, SD0 = 4.0, 0.30


def make_log(seed, count, outliers):
    rng = np.random.default_rng(seed)
    minute = BIRTH_MIN + 6 * 1440 + 301
    rows = []
    for i in range(count):
        arm = int((i // 7) % 4 in (0, 3))
        total = 100 * math.exp(0.28 * rng.standard_normal() + 0.1 * arm)
        if i in outliers:
            total *= 0.1
        share = 0.47 + 0.03 * rng.standard_normal()
        rows.append({"start_min": int(minute), "left_ml": int(round(total * share)) + 1,
                     "right_ml": int(round(total * (1 - share))) + 2, "technique": arm})
        minute += int(rng.integers(110, 330)) + (1500 if i == count // 2 else 0)
    return rows


def prior(y):
    mean = np.zeros(D)
    mean[LEVEL] = np.median(y[:8])
    mean[Z1], mean[Z2], mean[RAMP] = 0.75, -0.10, -0.45
    sd = np.array([1.5, 0, 0, 1.0, 0.15, 0.15, 0.15, 0.08, 0.08, 0.25, 0.12, 0.5])
    return mean, sd / SD0


def clock(rows):
    t = np.array([r["start_min"] for r in rows], float)
    d = np.diff(t) / 60
    return t, float(np.median(d[d <= 20]))


def design(start_min, gap_h, med, arm, before):
    h = np.zeros(D)
    h[[LEVEL, SLOW, REFILL]] = 1
    h[THETA], h[GAMMA] = arm, before - arm
    hour = (start_min % 1440) / 60
    h[S24], h[C24] = math.sin(2 * math.pi * hour / 24), math.cos(2 * math.pi * hour / 24)
    h[S12], h[C12] = math.sin(4 * math.pi * hour / 24), math.cos(4 * math.pi * hour / 24)
    gap = med if gap_h is None or gap_h > 20 else gap_h
    z = math.log(min(max(gap, 0.75), 12) / 3)
    h[Z1], h[Z2] = z, z * z
    pp = (start_min - BIRTH_MIN) / 1440
    h[RAMP] = math.exp(-(max(pp, 4) - 4) / 9) if pp < 30 else 0
    return h


def rows_to_arrays(rows):
    t, med = clock(rows)
    total = np.array([r["left_ml"] + r["right_ml"] for r in rows], float)
    arms = [r["technique"] for r in rows]
    gaps = [None] + list(np.diff(t) / 60)
    H = np.array([design(t[i], gaps[i], med, arms[i], arms[max(i - 1, 0)]) for i in range(len(rows))])
    days = np.concatenate([[0], np.diff(t) / 1440])
    g = np.array([1.0] + [min(max(x * 24 / med, 0.3), 20) for x in days[1:]])
    return np.log(total), H, days, g, 2 * (1 / 12) / total**2, med


def dynamics(version, days, g):
    q, (phi, s, _), (pw, _) = version
    fu, fw = phi**g, pw * math.exp(-max(g - 1, 0))
    shw = (1 - s) if pw < 0 else 0.0
    F = np.ones(D)
    F[SLOW], F[REFILL] = fu, fw
    V = np.zeros(D)
    V[LEVEL] = q * q * days
    V[SLOW], V[REFILL] = s * (1 - fu * fu), shw * (1 - fw * fw)
    return F, V, max(1 - s - shw, 1e-4), shw


def start(version, y):
    mean, sd = prior(y)
    P = np.diag(sd**2)
    P[SLOW, SLOW] = version[1][1]
    P[REFILL, REFILL] = (1 - version[1][1]) if version[2][0] < 0 else 0.0
    return mean, P


def by_statsmodels(rows, version):
    y, H, days, g, _, _ = rows_to_arrays(rows)
    n = len(y)
    T, S = np.zeros((D, D, n)), np.zeros((D, D, n))
    for i in range(n):
        F, V, r0, _ = dynamics(version, days[(i + 1) % n], g[(i + 1) % n])
        T[:, :, i], S[:, :, i] = np.diag(F), np.diag(V)
    kf = KalmanFilter(k_endog=1, k_states=D, tolerance=0)
    kf.bind(y.copy())
    kf["design"], kf["transition"], kf["selection"] = H.T[None, :, :], T, np.eye(D)
    kf["state_cov"], kf["obs_cov"] = S, np.array([[r0]])
    kf.initialize_known(*start(version, y))
    out = kf.filter()
    return {"forecast": out.forecasts[0].tolist(), "forecast_variance": out.forecasts_error_cov[0, 0].tolist(),
            "mean": out.filtered_state[:, -1].tolist(), "cov": out.filtered_state_cov[:, :, -1].tolist()}


def regression(rows):
    """No wander, no slow noise, no refill: the posterior is that of a Bayesian regression, in one formula."""
    y, H, *_ = rows_to_arrays(rows)
    mean, sd = prior(y)
    keep = [i for i in range(D) if i not in (SLOW, REFILL)]
    X = H[:, keep]
    A = np.diag(1 / sd[keep] ** 2) + X.T @ X
    cov = np.linalg.inv(A)
    m = cov @ (mean[keep] / sd[keep] ** 2 + X.T @ y)
    return {"states": keep, "mean": m.tolist(), "cov": cov.tolist()}


def t_point(z, v):
    z2 = z * z
    return z + z * (z2 + 1) / 4 / v + z * ((5 * z2 + 16) * z2 + 3) / 96 / v**2 \
        + z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384 / v**3 \
        + z * ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92160 / v**4


def whole(rows, future):
    y, H, days, g, rv, med = rows_to_arrays(rows)
    points = [dict(v=(q, sl, rf), lw=math.log(QW[i] * sl[2] * rf[1]), S2=N0 * SD0**2)
              for rf in REFILLS for sl in SLOWS for i, q in enumerate(Q)]
    for p in points:
        p["m"], p["P"] = start(p["v"], y)
    zs = []
    for t in range(len(y)):
        lw = np.array([p["lw"] for p in points])
        w = np.exp(lw - lw.max())
        w /= w.sum()
        preds, variances = [], []
        for p in points:
            F, V, r0, _ = dynamics(p["v"], days[t], g[t])
            m, P = F * p["m"], F[:, None] * p["P"] * F[None, :] + np.diag(V)
            s2 = p["S2"] / (N0 + t)
            Ph = P @ H[t]
            f = H[t] @ Ph + r0 + rv[t] / s2
            e = y[t] - m @ H[t]
            z2 = e * e / (f * s2)
            p["lw"] += -0.5 * math.log(f * s2) - 4.5 * math.log(1 + z2 / 8)
            trust = 1 if z2 <= 4 else 8 / (4 + z2)
            K = Ph * trust / f
            p["m"], p["P"] = m + K * e, P - np.outer(K, Ph)
            p["S2"] += s2 * min(z2, 6.25) / 0.9775
            preds.append(m @ H[t])
            variances.append(f * s2)
        preds, variances = np.array(preds), np.array(variances)
        mu = w @ preds
        zs.append((y[t] - mu) / math.sqrt(w @ (variances + (preds - mu) ** 2)))
    n = len(y)
    lw = np.array([p["lw"] for p in points])
    w = np.exp(lw - lw.max())
    w /= w.sum()
    noise = np.array([p["S2"] / (N0 + n) for p in points])
    th = np.array([p["m"][THETA] for p in points])
    theta = w @ th
    var = w @ (np.array([p["P"][THETA, THETA] for p in points]) * noise + (th - theta) ** 2)
    factor = t_point(1.959963984540054, max(6, n / 4)) / 1.959963984540054
    return {"z": zs, "theta": theta, "se": math.sqrt(var) * factor,
            "noise_sd": math.sqrt(w @ noise), "forecast": forecast(rows, points, w, noise, med, future)}


def forecast(rows, points, w, noise, med, future):
    """Brute force: the states at every future time stand in one long vector."""
    k = len(future)
    last, arm = rows[-1]["start_min"], rows[-1]["technique"]
    times = [f["start_min"] for f in future]
    arms = [f["technique"] for f in future]
    prev_t, prev_a = [last] + times[:-1], [arm] + arms[:-1]
    H = [design(times[i], (times[i] - prev_t[i]) / 60, med, arms[i], prev_a[i]) for i in range(k)]
    mus, covs = [], []
    for p, s2 in zip(points, noise):
        m, C = p["m"], p["P"]
        means, blocks = [], [[None] * k for _ in range(k)]
        for i in range(k):
            days = (times[i] - prev_t[i]) / 1440
            F, V, r0, _ = dynamics(p["v"], days, min(max(days * 24 / med, 0.3), 20))
            m, C = F * m, F[:, None] * C * F[None, :] + np.diag(V)
            means.append(H[i] @ m)
            for j in range(i):
                blocks[j][i] = blocks[j][i - 1] * F[None, :]
            blocks[i][i] = C
        cov = np.array([[H[min(i, j)] @ blocks[min(i, j)][max(i, j)] @ H[max(i, j)] for j in range(k)] for i in range(k)])
        mus.append(means)
        covs.append((cov + r0 * np.eye(k)) * s2)
    mus, covs = np.array(mus), np.array(covs)
    MU = w @ mus
    C = np.einsum("g,gij->ij", w, covs + np.einsum("gi,gj->gij", mus - MU, mus - MU))
    E = np.exp(MU + np.diag(C) / 2)
    V = np.outer(E, E) * (np.exp(C) - 1)
    s2 = math.log(1 + V.sum() / E.sum() ** 2)
    return {"mean": MU.tolist(), "sd": np.sqrt(np.diag(C)).tolist(),
            "total_mean": math.log(E.sum()) - s2 / 2, "total_sd": math.sqrt(s2)}


def main():
    cases = []
    for seed, count, outliers in [(1, 45, []), (2, 60, [30, 41])]:
        rows = make_log(seed, count, outliers)
        end = rows[-1]["start_min"]
        future = [{"start_min": end + 170, "technique": 1}, {"start_min": end + 390, "technique": 0},
                  {"start_min": end + 1900, "technique": 0}]
        versions = [(2, 0, 0), (3, 1, 1), (5, 4, 2), (4, 2, 0)]
        cases.append({
            "birth_min": BIRTH_MIN, "log": rows, "future": future,
            "versions": [{"wander": a, "slow": b, "refill": c,
                          **by_statsmodels(rows, (Q[a], SLOWS[b], REFILLS[c]))} for a, b, c in versions],
            "regression": regression(rows), "whole": whole(rows, future)})
    made = f"tools/reference/milk_reference.py, numpy {np.__version__}, statsmodels {statsmodels.__version__}"
    json.dump({"made_by": made, "cases": cases}, sys.stdout, indent=1)
    print()


main()
