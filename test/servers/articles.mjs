/** Two articles to read and select from: the same text in English and in Chinese. */

export const ARTICLE = {
  title: 'How a lighthouse throws its light',
  language: 'en',
  paragraphs: [
    'A lighthouse has one task: to tell a sailor at night where the land is. For most of history it did this badly. Until the end of the eighteenth century the light was an open fire or a row of candles behind glass, and on a hazy night it could be lost from sight within five kilometres of the shore.',
    'The trouble was never that the flame was too small. A flame sends its light in every direction: up to the clouds, down to the rocks and back over the land, where nobody needs it. Only a thin slice, perhaps three parts in a hundred, travels level with the sea towards a ship.',
    'The first answer was a mirror. A polished metal bowl behind the lamp gathers the light that would be wasted and sends it forward in a beam. Mirrors were a great advance, but metal tarnishes in salt air, and even a clean mirror of that time swallowed about half of the light that fell on it.',
    'In 1822 the French engineer Augustin Fresnel found a better way. A glass lens wastes little, but a lens wide enough for a lighthouse would have been a metre thick and too heavy to lift. Fresnel saw that only the curved surface of a lens bends light, so he cut away the glass behind it and left a set of rings, each with the slope of the lens it replaced.',
    'Around these rings he set prisms that catch the light going too high or too low and turn it level with the rest. A Fresnel lens of the largest order stands higher than a man and sends out four fifths of the light of its lamp. With the same oil as before, the lighthouse at Cordouan could be seen from more than thirty kilometres away.',
    'The lens made a second thing possible. Divided into panels, it throws several beams like the spokes of a wheel, and when it turns, a ship sees a flash each time a spoke sweeps past. Every lighthouse was given its own rhythm. A captain with a watch and a printed list could count the seconds between flashes and know which light it was.',
    'Turning a lens that weighs three tonnes was a problem of its own. Early lenses ran on rollers and needed eight minutes for one turn. From 1890 they were floated in a trough of mercury, where a push of one finger moves them, and a falling weight in the tower kept them turning all night. The keeper wound it up again every few hours.',
    'Today the lamps are electric and the keepers are gone. Satellites tell most ships where they are, and a small plastic lens with a light-emitting diode does the work of the great glass ones. Yet many of the old lenses still turn, because a light that can be seen needs no receiver, no signal and no trust in any machine on board.',
  ],
};

export const ARTICLE_ZH = {
  title: '灯塔怎样把光送到远方',
  language: 'zh',
  paragraphs: [
    '灯塔只有一个任务：在夜里告诉水手陆地在哪里。在历史上的大部分时间里，它做得并不好。直到十八世纪末，灯光还只是一堆明火，或者玻璃后面的一排蜡烛，在有雾的夜晚，离岸五公里就可能看不见了。',
    '问题从来不是火焰太小。火焰向各个方向发光：照向云层，照向礁石，也照向身后的陆地，而那里没有人需要它。只有薄薄的一层光，大约百分之三，与海面平行地射向船只。',
    '最早的办法是镜子。在灯的后面放一个磨光的金属碗，就能把浪费的光收集起来，向前射成一束。镜子是很大的进步，但是金属在带盐的空气里会失去光泽，而且当时即使是干净的镜子，也会吸收照在上面的一半光线。',
    '一八二二年，法国工程师菲涅耳找到了更好的办法。玻璃透镜浪费的光很少，可是一块足够大的透镜会有一米厚，重得抬不起来。菲涅耳发现，只有透镜弯曲的表面才使光线偏折，于是他去掉了后面的玻璃，只留下一圈一圈的环，每一环都保持原来透镜的斜度。',
    '在这些环的周围，他又装上棱镜，把射得太高或太低的光转到水平方向。最大的菲涅耳透镜比人还高，能把灯光的五分之四送出去。用和以前一样多的油，科尔杜昂灯塔在三十多公里以外也能看见。',
    '透镜还带来了另一个可能。把它分成几块，它就像车轮的辐条一样射出几道光束；透镜转动时，每有一道光束扫过，船上就看到一次闪光。每座灯塔都有自己的节奏。船长只要有一块表和一份印好的清单，数一数两次闪光之间的秒数，就知道那是哪一座灯塔。',
    '转动三吨重的透镜本身就是一个难题。早期的透镜靠滚轮支撑，转一圈要八分钟。从一八九〇年起，人们让透镜浮在水银槽里，用一根手指就能推动，塔里一个下落的重锤使它整夜转动。守塔人每隔几个小时把重锤重新摇上去。',
    '今天，灯已经用上了电，守塔人也离开了。卫星告诉大多数船只它们的位置，一块小小的塑料透镜加上发光二极管，就能完成当年巨大玻璃透镜的工作。然而许多老透镜仍在转动，因为看得见的光不需要接收机，不需要信号，也不需要相信船上的任何机器。',
  ],
};
