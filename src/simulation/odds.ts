/** How often something goes otherwise than planned; probabilities, chosen high so that a run of 676 people meets each several times. */
export interface Odds {
  /** Of a worker. */
  noShow: number;
  feverAtBoarding: number;
  withdrawn: number;
  wrongBus: number;
  /** Of somebody without a bus, to come along all the same. */
  walkOn: number;
  /** Of somebody aboard, to be ticked off as missing or boarded by mistake first. */
  slip: number;
  feverAtArrival: number;
  symptomAtArrival: number;
  /** Of somebody who arrives, to be registered at a second desk too. */
  twoDesks: number;
  /** Of a bus, at each stop. */
  breakdown: number;
  jam: number;
  /** Of a voice, to lose its connection for a while. */
  offline: number;
  /** Of a message, to be told twice. */
  twice: number;
  /** Of a measurement of the observation, to be forgotten. */
  forgotten: number;
  /** Of somebody under observation, once in his stay. */
  fallsIll: number;
  hospital: number;
  extended: number;
  swapsBed: number;
  /** Of somebody who may not go yet, each day, to be put before the warden all the same. */
  asksTooEarly: number;
}

/** What a rough batch meets. */
export const roughOdds: Odds = {
  noShow: 0.03,
  feverAtBoarding: 0.01,
  withdrawn: 0.01,
  wrongBus: 0.02,
  walkOn: 0.5,
  slip: 0.02,
  feverAtArrival: 0.01,
  symptomAtArrival: 0.01,
  twoDesks: 0.08,
  breakdown: 0.02,
  jam: 0.15,
  offline: 0.5,
  twice: 0.08,
  forgotten: 0.03,
  fallsIll: 0.03,
  hospital: 0.5,
  extended: 0.02,
  swapsBed: 0.03,
  asksTooEarly: 0.01,
};
