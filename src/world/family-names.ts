// Chinese and Korean family names as romanised: they tell "Xi Jinping" (family name first) from "Jack Ma" (last).

const CHINESE =
  'Ai An Bai Bao Bi Bo Cai Cao Cen Chai Chang Chao Chen Cheng Chi Chong Chu Cui Dai Deng Ding Dong Du Duan Fan Fang Fei Feng Fu Gan Gao Ge Geng Gong Gu Guan Guo Hai Han Hao He Hong Hou Hu Hua Huang Hui Huo Ji Jia Jian Jiang Jiao Jin Jing Kang Ke Kong Lai Lam Lan Lang Lei Leng Leung Li Lian Liang Liao Lin Ling Liu Long Lou Lu Luo Lyu Ma Mao Mei Meng Mi Miao Mo Mu Ni Nie Ning Ou Ouyang Pan Pang Pei Peng Pi Pu Qi Qian Qiao Qin Qiu Qu Ran Rao Ren Rong Ruan Sha Shan Shang Shao Shen Sheng Shi Shu Si Sima Song Su Sun Tan Tang Tao Teng Tian Tie Tong Tsai Tu Wan Wang Wei Wen Weng Wu Xi Xia Xiang Xiao Xie Xin Xing Xiong Xu Xue Yan Yang Yao Ye Yi Yin Ying You Yu Yuan Yue Yun Zeng Zha Zhai Zhan Zhang Zhao Zheng Zhong Zhou Zhu Zhuang Zhuo Zong Zou Zuo Chiang Chien Chou Hsieh Hsu Hung Kao Ko Kuo Lee Lien Lo Soong Tsang Tseng Tung Wong Yen Yeh'
const KOREAN =
  'Ahn Bae Baek Ban Byun Cha Chae Chang Cho Choe Choi Chon Chong Chu Chun Chung Gong Ha Han Heo Ho Hong Huh Hwang Hyon Hyun Im Jang Jeon Jeong Jin Jo Joo Jung Kang Kil Kim Ko Koh Ku Kwon Lee Lim Ma Min Moon Na Nam No Noh O Oh Pae Paek Pak Park Pyon Ri Roh Ryang Ryu Sin Seo Shim Shin So Sohn Son Song Suh Tae U Woo Yang Yi Yim Yo Yon Yoo Yoon You Yu Yun'

export const FAMILY_NAMES_FIRST: ReadonlySet<string> = new Set(`${CHINESE} ${KOREAN}`.split(' '))
